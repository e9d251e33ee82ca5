-- Puts renewed parts in the place of a session's, if it is there.
-- KEYS: 1 session; ARGV: 1 index part, 2 personal part
if redis.call('EXISTS', KEYS[1]) == 0 then
  return 0
end
redis.call('HSET', KEYS[1], 'index', ARGV[1], 'person', ARGV[2])
return 1
