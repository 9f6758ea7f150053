/** Selects the parts of a claim that pages show: statement, grades, source, and the claims that dispute it. */
export const claimFragment = `fragment claim on Claim {
  id
  statement
  status
  section
  prominence
  deficiencySeverity
  url
  source {
    id
    title
    url
    licence
    evidenceKind
    family
  }
  disputedBy(first: 3) {
    nodes {
      statement
    }
  }
}`;
