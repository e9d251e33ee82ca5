-- Keeps a new session, unless its sid was ended a short while ago.
-- KEYS: 1 session, 2 sid, 3 subject, 4… marks of the ended sid, one for each key of ours
-- ARGV: 1 prefix of sessions, 2 host, 3 hash, 4 index part, 5 personal part, 6 seen, 7 idle, 8 end, 9 ms to live,
--       10 ms the indexes live
-- Gives {'refused'}, or {'kept', hash and index part of the session that it took the place of, if any}
for i = 4, #KEYS do
  if redis.call('EXISTS', KEYS[i]) == 1 then
    return {'refused'}
  end
end
local answer = {'kept'}
local earlier = redis.call('HGET', KEYS[2], ARGV[2])
if earlier and earlier ~= ARGV[3] then
  local index = redis.call('HGET', ARGV[1] .. earlier, 'index')
  if index then
    table.insert(answer, earlier)
    table.insert(answer, index)
  end
  redis.call('DEL', ARGV[1] .. earlier)
  redis.call('SREM', KEYS[3], earlier)
end
redis.call('HSET', KEYS[1], 'index', ARGV[4], 'person', ARGV[5], 'seen', ARGV[6], 'idle', ARGV[7], 'end', ARGV[8],
  'host', ARGV[2], 'sid', KEYS[2], 'subject', KEYS[3])
redis.call('PEXPIRE', KEYS[1], ARGV[9])
redis.call('HSET', KEYS[2], ARGV[2], ARGV[3])
redis.call('SADD', KEYS[3], ARGV[3])
for i = 2, 3 do
  if redis.call('PTTL', KEYS[i]) < tonumber(ARGV[10]) then
    redis.call('PEXPIRE', KEYS[i], ARGV[10])
  end
end
return answer
