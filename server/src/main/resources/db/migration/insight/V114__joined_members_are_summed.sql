-- Nobody counts members by the day they joined any more; the console's list has indexes of its own (member_newest, member_of_store).
drop index member.member_enrolled;
