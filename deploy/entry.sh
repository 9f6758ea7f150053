#!/bin/sh
# Starts a command in the container. Node takes a quarter of a container's memory for its heap, unless NODE_OPTIONS
# says more. This gives it half, shared by the workers: the graph, the buffers of requests and the code are outside the
# heap.
set -eu

# Version 2 of control groups, then version 1. Without a limit they say "max" or a number that no machine has.
limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null || cat /sys/fs/cgroup/memory/memory.limit_in_bytes 2>/dev/null || true)

case "${NODE_OPTIONS:-}" in
*max-old-space-size* | *max_old_space_size*) limit='' ;;
esac
# A flag wins over the variable, as in the service.
workers=${NUTRIGRAPH_WORKERS:-1}
before=''
for argument; do
  case "$argument" in --workers=*) workers=${argument#--workers=} ;; esac
  if [ "$before" = --workers ]; then workers=$argument; fi
  before=$argument
done
case "$workers" in
'' | *[!0-9]* | 0*) workers=1 ;; # The service reports the invalid value.
esac
case "$limit" in
'' | *[!0-9]* | ????????????????*) ;;
*)
  heap=$((limit / 2 / 1048576 / workers))
  # With less than 64 MB the service does not start; the limit of the container is then the better error.
  if [ "$heap" -ge 64 ]; then
    NODE_OPTIONS="${NODE_OPTIONS:+$NODE_OPTIONS }--max-old-space-size=$heap"
    export NODE_OPTIONS
  fi
  ;;
esac

exec "$@"
