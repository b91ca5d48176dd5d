package io.huiji.server.programme;

import io.huiji.server.platform.Problem;
import io.huiji.server.programme.ProgrammeRecord.Published;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives an installation that nobody has used yet the programme of the demo chain, from the beginning of time. */
@Component
public class DemoProgramme {

    private static final int ONLY_BASIC = 1;
    private static final long NOBODY = 0;

    private final Publishing publishing;
    private final Programmes programmes;
    private final TransactionTemplate transaction;

    public DemoProgramme(Publishing publishing, Programmes programmes, TransactionTemplate transaction) {
        this.publishing = publishing;
        this.programmes = programmes;
        this.transaction = transaction;
    }

    /** Empty, and nothing changed: something was published or booked before. */
    public Optional<Published> publishOnEmptyInstallation() {
        programmes.refresh();
        if (programmes.latest() != ONLY_BASIC) {
            return Optional.empty();
        }
        try {
            Published published = transaction.execute(status -> {
                Published made = publishing.publish(ProgrammeDocuments.demo(), Publishing.BEGINNING_OF_TIME, NOBODY);
                if (made.number() != ONLY_BASIC + 1) {
                    status.setRollbackOnly();   // somebody else published between the look and the lock
                    return null;
                }
                return made;
            });
            programmes.refresh();
            return Optional.ofNullable(published);
        } catch (Problem booksNotEmpty) {
            return Optional.empty();
        }
    }
}
