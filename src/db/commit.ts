// The head of the journal is locked until commit, so that commit order is index order. Were the lock held while the
// disk is waited for, acts would wait for one another's disk. A transaction of ours therefore commits without waiting,
// which frees the head at once, and then waits, together with all others, until the log of the database is on the disk.
// What a crash can lose is only the end of the journal that nobody was told of. Readers may see an act a moment before
// it is safe; the publisher commits in the ordinary way before it signs, which makes everything before it safe too.
// For the same reason journal_append travels in one message with the commit: the head is not held for a round trip.

/**
 * Begins a transaction whose commit does not wait for the disk. Its statements are planned for the tables as they are:
 * a plan that was kept from when a table was small goes on reading all of it until statistics are next taken.
 */
export const beginSql = 'begin; set local synchronous_commit = off; set local plan_cache_mode = force_custom_plan'

/** Commits it, and answers when it and all before it are on the disk (and on a synchronous standby, if there is one). */
export const commitSql = `commit; select pg_logical_emit_message(true, 'zhunsheng', '')`
