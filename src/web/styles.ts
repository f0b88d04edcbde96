// Every style sheet in the order in which later ones may overrule earlier ones.
import '#web/ui/tokens.css';
import '#web/ui/base.css';
import '#web/ui/button.css';
import '#web/ui/form.css';
import '#web/ui/finding.css';
import '#web/ui/table.css';
import '#web/ui/path.css';
import '#web/ui/parts.css';
import '#web/ui/rows.css';
import '#web/ui/states.css';
import '#web/ui/dialog.css';
import '#web/ui/things.css';
import '#web/ui/writing.css';
import '#web/ui/calendar.css';
import '#web/frame/frame.css';
import '#web/frame/phone.css';
import '#web/frame/print.css';
