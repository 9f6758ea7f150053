/** Selects the advice of the sources to show beside an answer. A document with it also needs the claim fragment. */
export const careFragment = `fragment care on CareGuidance {
  seekCare {
    ...advice
  }
  tests {
    test {
      id
      name
      description
    }
    nutrients {
      id
      name
    }
    claims {
      ...claim
    }
  }
  avoid {
    ...advice
  }
  diet {
    ...advice
  }
  readOn {
    ...advice
  }
  withoutGuidance {
    id
    name
  }
}

fragment advice on CareAdvice {
  guidance {
    id
    name
    reason
  }
  nutrients {
    id
    name
  }
  claims {
    ...claim
  }
}`;
