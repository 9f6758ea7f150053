RETURN COLLECT {
  MATCH (release:`Library_Release`)
  RETURN [release.id, release.version, release.title, release.published, release.counts]
} AS release,
[COLLECT {
  MATCH (n1:`Book`)
  WITH n1 ORDER BY n1.`rating` IS NULL DESC, n1.`rating` DESC, n1.`id` DESC LIMIT $fetch0
  RETURN [[n1.`id`, n1.`rating`]] ORDER BY n1.`rating` IS NULL DESC, n1.`rating` DESC, n1.`id` DESC
}] AS root0,
[COLLECT {
  MATCH (n2:`Book`)
  WITH n2 ORDER BY n2.`rating` IS NULL DESC, n2.`rating`, n2.`id` LIMIT $fetch1
  RETURN [[n2.`id`, n2.`rating`]] ORDER BY n2.`rating` IS NULL DESC, n2.`rating`, n2.`id`
}] AS root1
