-- Ends every session of a sid and remembers that it was ended.
-- KEYS: the sid under each key of ours, then as many marks; ARGV: 1 prefix of sessions, 2 ms to remember, 3 where to tell
-- Gives hash and index part of each session, one after the other
local gone = {}
local half = #KEYS / 2
for i = 1, half do
  local hosts = redis.call('HGETALL', KEYS[i])
  for j = 2, #hosts, 2 do
    local session = ARGV[1] .. hosts[j]
    local at = redis.call('HMGET', session, 'index', 'subject')
    if at[1] then
      table.insert(gone, hosts[j])
      table.insert(gone, at[1])
      redis.call('SREM', at[2], hosts[j])
      redis.call('DEL', session)
      redis.call('PUBLISH', ARGV[3], hosts[j])
    end
  end
  redis.call('DEL', KEYS[i])
  redis.call('SET', KEYS[half + i], '1', 'PX', ARGV[2])
end
return gone
