/** Selects what the explorer shows of each claim: the statement, its source and the claims that dispute it. */
export const claimFragment = `fragment claim on Claim {
  id
  statement
  status
  section
  url
  source {
    id
    title
    url
    licence
  }
  disputedBy(first: 3) {
    nodes {
      statement
    }
  }
}`;
