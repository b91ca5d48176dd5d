package io.huiji.server.desk.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.huiji.engine.programme.Programme;
import io.huiji.server.access.Open;
import io.huiji.server.desk.WelcomeGift;
import io.huiji.server.member.ConsentTexts;
import io.huiji.server.programme.Programmes;
import io.huiji.server.store.Store;
import io.huiji.server.store.Stores;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What somebody sees before she joins: whose programme it is, which store invites her, what she gets, what she is asked to agree to. */
@RestController
@RequestMapping("/api/v1/member-logins/invitation")
class InvitationController {

    private final Stores stores;
    private final ConsentTexts consents;
    private final Programmes programmes;
    private final WelcomeGift gift;
    private final InstantSource clock;

    InvitationController(Stores stores, ConsentTexts consents, Programmes programmes, WelcomeGift gift, InstantSource clock) {
        this.stores = stores;
        this.consents = consents;
        this.programmes = programmes;
        this.gift = gift;
        this.clock = clock;
    }

    /** {@code store} and {@code storeName}: left out where no open store has that code. {@code welcomePoints}: 0 where the programme gives none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Invitation(Programme.Text programme, @Nullable String store, @Nullable String storeName, long welcomePoints, List<ConsentTexts.ConsentPurpose> consents) {}

    @GetMapping
    @Open
    Invitation invitation(@RequestParam(required = false) @Size(min = 1, max = 40) @Nullable String store) {
        Store inviting = Optional.ofNullable(store).flatMap(stores::findByCode).filter(Store::active).orElse(null);
        Programme programme = programmes.inForce(clock.instant()).programme();
        return new Invitation(programme.name(), inviting == null ? null : inviting.code(), inviting == null ? null : inviting.name(), gift.points(), consents.all());
    }
}
