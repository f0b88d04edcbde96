/** What can have happened to agreements. */
export const pairingEvents = ['pairing.edited', 'pairing.ended', 'pairing.entered', 'pairing.renewed', 'pairing.reviewed'] as const;
