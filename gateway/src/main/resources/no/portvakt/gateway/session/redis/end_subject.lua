-- Ends every session of a subject. KEYS: the subject under each key of ours; ARGV: 1 prefix of sessions, 2 where to tell
-- Gives hash and index part of each session, one after the other
local gone = {}
for i = 1, #KEYS do
  for _, hash in ipairs(redis.call('SMEMBERS', KEYS[i])) do
    local session = ARGV[1] .. hash
    local at = redis.call('HMGET', session, 'index', 'sid', 'host')
    if at[1] then
      table.insert(gone, hash)
      table.insert(gone, at[1])
      if redis.call('HGET', at[2], at[3]) == hash then
        redis.call('HDEL', at[2], at[3])
      end
      redis.call('DEL', session)
      redis.call('PUBLISH', ARGV[2], hash)
    end
  end
  redis.call('DEL', KEYS[i])
end
return gone
