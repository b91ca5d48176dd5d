package io.huiji.server.desk;

import io.huiji.server.ledger.Books;
import io.huiji.server.member.Enrolled;
import io.huiji.server.standing.Standings;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** A new member has her account and her standing from the first moment. */
@Component
class NewMembers implements Enrolled {

    private final Books books;
    private final Standings standings;

    NewMembers(Books books, Standings standings) {
        this.books = books;
        this.standings = standings;
    }

    @Override
    public void enrolled(Collection<Long> memberIds) {
        books.open(memberIds);
        standings.open(memberIds);
    }
}
