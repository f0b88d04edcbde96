import { parseSearch, stringifySearch } from '#web/address.ts';
import { Framed } from '#web/frame/framed.tsx';
import { Crashed, Loading, NotFound } from '#web/ui/states.tsx';
import { Outlet, type RouteComponent, createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';

const root = createRootRoute({ component: Outlet });
const framed = createRoute({ getParentRoute: () => root, id: 'framed', component: Framed });

/** A page inside the frame: needs somebody signed in. */
export const page = (path: string, component: RouteComponent) => createRoute({ getParentRoute: () => framed, path, component });
/** A page that stands alone: sign-in, first run, the partner's page. */
export const alone = (path: string, component: RouteComponent) => createRoute({ getParentRoute: () => root, path, component });

// One line per page, fetched when first opened:
// page('/activities', lazyRouteComponent(() => import('#features/activity/pages/list.tsx'), 'ActivityListPage')),
const framedPages = [
  page('/account', lazyRouteComponent(() => import('#features/account/pages/account.tsx'), 'AccountPage')),
  page('/administration', lazyRouteComponent(() => import('#features/account/pages/accounts.tsx'), 'AccountsPage')),
  page('/', lazyRouteComponent(() => import('#features/activity/pages/home.tsx'), 'HomePage')),
  page('/activities', lazyRouteComponent(() => import('#features/activity/pages/list.tsx'), 'ActivityListPage')),
  page('/activities/calendar', lazyRouteComponent(() => import('#features/activity/pages/calendar.tsx'), 'CalendarPage')),
  page('/activities/new', lazyRouteComponent(() => import('#features/activity/pages/new.tsx'), 'NewActivityPage')),
  page('/activities/$id', lazyRouteComponent(() => import('#features/activity/pages/activity.tsx'), 'ActivityPage')),
  page('/activities/$id/$part', lazyRouteComponent(() => import('#features/activity/pages/activity.tsx'), 'ActivityPage')),
  page('/activities/$id/papers/$paper', lazyRouteComponent(() => import('#features/papers/pages/paper.tsx'), 'PaperPage')),
  page('/audit-log', lazyRouteComponent(() => import('#features/ledger/pages/audit-log.tsx'), 'AuditLogPage')),
  page('/feedback', lazyRouteComponent(() => import('#features/feedback/pages/feedback.tsx'), 'FeedbackPage')),
  page('/burden', lazyRouteComponent(() => import('#features/burden/pages/burden.tsx'), 'BurdenPage')),
  page('/ledger', lazyRouteComponent(() => import('#features/activity/pages/ledger.tsx'), 'LedgerPage')),
  page('/outcomes', lazyRouteComponent(() => import('#features/outcome/pages/outcomes.tsx'), 'OutcomesPage')),
  page('/outcomes/$id', lazyRouteComponent(() => import('#features/outcome/pages/outcome.tsx'), 'OutcomePage')),
  page('/not-kept', lazyRouteComponent(() => import('#web/offline/not-kept.tsx'), 'NotKeptPage')),
  page('/outbox', lazyRouteComponent(() => import('#web/offline/outbox-page.tsx'), 'OutboxPage')),
  page('/outlets', lazyRouteComponent(() => import('#features/outlet/pages/outlets.tsx'), 'OutletsPage')),
  page('/notices', lazyRouteComponent(() => import('#features/notice/pages/notices.tsx'), 'NoticesPage')),
  page('/reminders', lazyRouteComponent(() => import('#features/reminder/pages/reminders.tsx'), 'RemindersPage')),
  page('/signals', lazyRouteComponent(() => import('#features/authenticity/pages/open-signals.tsx'), 'OpenSignalsPage')),
  page('/inspections', lazyRouteComponent(() => import('#features/inspection/pages/inspections.tsx'), 'InspectionsPage')),
  page('/inspections/new', lazyRouteComponent(() => import('#features/inspection/pages/new-inspection.tsx'), 'NewInspectionPage')),
  page('/inspections/$id', lazyRouteComponent(() => import('#features/inspection/pages/inspection.tsx'), 'InspectionPage')),
  page('/rulebook', lazyRouteComponent(() => import('#features/rulebook/pages/rulebook.tsx'), 'RulebookPage')),
  page('/rulebook/$id', lazyRouteComponent(() => import('#features/rulebook/pages/rulebook.tsx'), 'RulePage')),
  page('/branches/$id', lazyRouteComponent(() => import('#features/org/pages/branch.tsx'), 'BranchPage')),
  page('/partners', lazyRouteComponent(() => import('#features/unit/pages/partners.tsx'), 'PartnersPage')),
  page('/partners/agreements', lazyRouteComponent(() => import('#features/pairing/pages/pairings.tsx'), 'PairingsPage')),
  page('/partners/agreements/$id', lazyRouteComponent(() => import('#features/pairing/pages/pairing.tsx'), 'PairingPage')),
  page('/partners/offers', lazyRouteComponent(() => import('#features/offer/pages/offers.tsx'), 'OffersPage')),
  page('/partners/suggest', lazyRouteComponent(() => import('#features/offer/pages/suggest.tsx'), 'SuggestPartnersPage')),
  page('/partners/same', lazyRouteComponent(() => import('#features/unit/pages/same-units.tsx'), 'SameUnitsPage')),
  page('/partners/import', lazyRouteComponent(() => import('#features/import/pages/new-partners.tsx'), 'NewPartnersPage')),
  page('/partners/$id', lazyRouteComponent(() => import('#features/unit/pages/partner.tsx'), 'PartnerPage')),
  page('/imports', lazyRouteComponent(() => import('#features/import/pages/imports.tsx'), 'ImportsPage')),
  page('/imports/new', lazyRouteComponent(() => import('#features/import/pages/new-import.tsx'), 'NewImportPage')),
  page('/templates', lazyRouteComponent(() => import('#features/template/pages/templates.tsx'), 'TemplatesPage')),
  page('/templates/fields', lazyRouteComponent(() => import('#features/template/pages/fields.tsx'), 'TemplateFieldsPage')),
  page('/templates/$paper', lazyRouteComponent(() => import('#features/template/pages/template.tsx'), 'TemplatePage')),
  page('/resources', lazyRouteComponent(() => import('#features/resource/pages/resources.tsx'), 'ResourcesPage')),
  page('/resources/$id', lazyRouteComponent(() => import('#features/resource/pages/resource.tsx'), 'ResourcePage')),
  page('/search', lazyRouteComponent(() => import('#features/search/pages/search.tsx'), 'SearchPage')),
  page('/series', lazyRouteComponent(() => import('#features/series/pages/series-list.tsx'), 'SeriesListPage')),
  page('/series/$id', lazyRouteComponent(() => import('#features/series/pages/series.tsx'), 'SeriesPage')),
  page('/statistics', lazyRouteComponent(() => import('#features/statistics/pages/statistics.tsx'), 'StatisticsPage')),
  page('/statistics/$year/review', lazyRouteComponent(() => import('#features/statistics/pages/review.tsx'), 'YearReviewPage')),
  page('/consultations', lazyRouteComponent(() => import('#features/consultation/pages/consultations.tsx'), 'ConsultationsPage')),
  page('/consultations/$id', lazyRouteComponent(() => import('#features/consultation/pages/consultation.tsx'), 'ConsultationPage')),
  page('/suggestions', lazyRouteComponent(() => import('#features/suggestion/pages/suggestions.tsx'), 'SuggestionsPage')),
  page('/suggestions/new', lazyRouteComponent(() => import('#features/suggestion/pages/new-suggestion.tsx'), 'NewSuggestionPage')),
  page('/suggestions/$id', lazyRouteComponent(() => import('#features/suggestion/pages/suggestion.tsx'), 'SuggestionPage')),
  page('/plans', lazyRouteComponent(() => import('#features/plan/pages/plans.tsx'), 'PlansPage')),
  page('/plans/$year', lazyRouteComponent(() => import('#features/plan/pages/year.tsx'), 'YearPage')),
  page('/plans/$year/$part', lazyRouteComponent(() => import('#features/plan/pages/year.tsx'), 'YearPage')),
  page('/plans/$year/papers/$paper', lazyRouteComponent(() => import('#features/papers/pages/year-paper.tsx'), 'YearPaperPage')),
  page('/peers', lazyRouteComponent(() => import('#features/peer/pages/peers.tsx'), 'PeersPage')),
  page('/shared', lazyRouteComponent(() => import('#features/peer/pages/shared-list.tsx'), 'SharedListPage')),
  page('/shared/$id', lazyRouteComponent(() => import('#features/peer/pages/shared.tsx'), 'SharedPage')),
  page('/circulars', lazyRouteComponent(() => import('#features/circular/pages/circulars.tsx'), 'CircularsPage')),
  page('/circulars/new', lazyRouteComponent(() => import('#features/circular/pages/new-circular.tsx'), 'NewCircularPage')),
  page('/circulars/$id', lazyRouteComponent(() => import('#features/circular/pages/circular.tsx'), 'CircularPage')),
  page('/patterns', lazyRouteComponent(() => import('#features/pattern/pages/patterns.tsx'), 'PatternsPage')),
  page('/patterns/$id', lazyRouteComponent(() => import('#features/pattern/pages/pattern.tsx'), 'PatternPage')),
  page('/people', lazyRouteComponent(() => import('#features/org/pages/people.tsx'), 'PeoplePage')),
  page('/people/$id', lazyRouteComponent(() => import('#features/org/pages/person.tsx'), 'PersonPage')),
  page('/projects', lazyRouteComponent(() => import('#features/project/pages/projects.tsx'), 'ProjectsPage')),
  page('/projects/$id', lazyRouteComponent(() => import('#features/project/pages/project.tsx'), 'ProjectPage')),
];
const alonePages = [
  alone('/first-run', lazyRouteComponent(() => import('#features/office/pages/first-run.tsx'), 'FirstRunPage')),
  alone('/not-kept/partner', lazyRouteComponent(() => import('#web/offline/not-kept.tsx'), 'NotKeptThere')),
  alone('/p/$secret', lazyRouteComponent(() => import('#features/partner/pages/link.tsx'), 'LinkPage')),
  alone('/p/$secret/$side', lazyRouteComponent(() => import('#features/partner/pages/link.tsx'), 'LinkPage')),
  alone('/place', lazyRouteComponent(() => import('#features/place/pages/own-place.tsx'), 'OwnPlacePage')),
  alone('/place/account', lazyRouteComponent(() => import('#features/place/pages/place-account.tsx'), 'PlaceAccountPage')),
  alone('/place/$side', lazyRouteComponent(() => import('#features/place/pages/own-place.tsx'), 'OwnPlacePage')),
  alone('/sign-in', lazyRouteComponent(() => import('#features/account/pages/sign-in.tsx'), 'SignInPage')),
];

const tree = root.addChildren([framed.addChildren([...framedPages, page('$', NotFound)]), ...alonePages]);

/** The router over every page. */
export const makeRouter = () =>
  createRouter({
    routeTree: tree,
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    defaultPreload: false,
    defaultPendingMs: 150,
    defaultPendingMinMs: 0,
    defaultPendingComponent: () => <Loading page />,
    defaultErrorComponent: Crashed,
    defaultNotFoundComponent: NotFound,
  });
