-- Frees a reservation of ours. KEYS: 1 reservation; ARGV: 1 whose
if redis.call('GET', KEYS[1]) == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0
