RETURN COLLECT {
  MATCH (release:`Library_Release`)
  RETURN [release.id, release.version, release.title, release.published, release.counts]
} AS release,
COLLECT {
  MATCH (n1:`Library` {id: $p0})
  RETURN [n1.`editions`, n1.`formats`, n1.`id`, n1.`name`, n1.`pages`, n1.`tags`, n1.`xrefs`]
} AS root0
