package io.huiji.server.member;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has joined and was not given yet what a new member gets. */
@Component
public final class Joinings extends Noted {

    Joinings(JdbcClient database) {
        super(database, "member.joining");
    }
}
