-- Moves the time a session was last seen, forwards only, and never of one that is over.
-- KEYS: 1 session; ARGV: 1 now
local at = redis.call('HMGET', KEYS[1], 'seen', 'idle', 'end')
if not at[1] then
  return 0
end
local now, seen, idle, last = tonumber(ARGV[1]), tonumber(at[1]), tonumber(at[2]), tonumber(at[3])
if now <= seen or now >= seen + idle or now >= last then
  return 0
end
redis.call('HSET', KEYS[1], 'seen', ARGV[1])
redis.call('PEXPIRE', KEYS[1], math.min(idle, last - now))
return 1
