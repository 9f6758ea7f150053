MATCH (fence:`Library_Fence` {side: $side})
WITH fence.epoch AS epoch
MATCH (release:`Library_Release` {side: $side})
WITH epoch,
[release.id, release.version, release.title, release.published, release.counts] AS header,
COLLECT {
  MATCH (n1:`Library` {_key: $side + $p0})
  RETURN [n1.`editions`, n1.`formats`, n1.`id`, n1.`name`, n1.`pages`, n1.`tags`, n1.`xrefs`]
} AS root0
MATCH (fence:`Library_Fence` {side: $side})
RETURN header, epoch, fence.epoch AS after, COLLECT {
  MATCH (current:`Library_Current`)
  RETURN current.side
} AS current, root0
