-- Removes one session. KEYS: 1 session; ARGV: 1 hash, 2 where to tell. Gives its index part, or nothing
local at = redis.call('HMGET', KEYS[1], 'index', 'sid', 'subject', 'host')
if not at[1] then
  return false
end
redis.call('DEL', KEYS[1])
if redis.call('HGET', at[2], at[4]) == ARGV[1] then
  redis.call('HDEL', at[2], at[4])
end
redis.call('SREM', at[3], ARGV[1])
redis.call('PUBLISH', ARGV[2], ARGV[1])
return at[1]
