/** A kind with more nodes than this folds. */
export const wholeGroup = 20;

/** The number of nodes that one step unfolds. */
export const pageSize = 10;

/** The most boxes and lines of a drawing. Above them, it folds more than a person asked for. */
export const mostBoxes = 300;
export const mostLines = 600;
