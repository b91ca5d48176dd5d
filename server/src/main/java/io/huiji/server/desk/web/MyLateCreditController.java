package io.huiji.server.desk.web;

import io.huiji.server.access.Caller;
import io.huiji.server.access.Caller.NumberSpace;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.member.Throttle;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.WriteKey;
import io.huiji.server.purchase.AmountLimits;
import io.huiji.server.purchase.ReceiptNumber;
import io.huiji.server.purchase.ReceiptRow;
import io.huiji.server.purchase.Receipts;
import io.huiji.server.store.Store;
import io.huiji.server.store.Stores;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Late credit by the member herself. Receipt numbers follow each other, so the number alone would let her collect strangers' receipts: she also says the amount
 * on the paper, a wrong one is answered like an unknown number, and her tries are counted.
 */
@RestController
@RequestMapping("/api/v1/me/late-credits")
class MyLateCreditController {

    static final int TRIES_PER_DAY_MAX = 20;

    private final Receipts receipts;
    private final Stores stores;
    private final LateCrediting crediting;
    private final Throttle throttle;

    MyLateCreditController(Receipts receipts, Stores stores, LateCrediting crediting, Throttle throttle) {
        this.receipts = receipts;
        this.stores = stores;
        this.crediting = crediting;
        this.throttle = throttle;
    }

    /** {@code amountFen}: what was paid, as the receipt says. {@code businessDay}: the receipt's date, where the store restarts its numbers daily. */
    record MyLateCredit(
            @NotBlank @Size(max = 40) String store, @NotBlank @Size(max = 64) String receipt, @Min(0) @Max(AmountLimits.RECEIPT_FEN_MAX) long amountFen,
            @Nullable LocalDate businessDay) {}

    @PostMapping
    @Needs(Scope.ME)
    ResponseEntity<DecisionView> credit(WriteKey key, Caller caller, @Valid @RequestBody MyLateCredit request) {
        long memberId = caller.memberId();
        Store store = stores.byCode(request.store());
        throttle.take("late-credit", Long.toString(memberId), Duration.ofDays(1), TRIES_PER_DAY_MAX);
        ReceiptRow row = numbers(store, request).flatMap(number -> receipts.find(number).stream())
                .filter(found -> found.netFen() == request.amountFen()).findFirst().orElseThrow(() -> Problem.of(ProblemCode.RECEIPT_UNKNOWN));
        return crediting.credit(row, memberId, key, caller.callerId());
    }

    /** Where tills of the store may have put that number. */
    private static Stream<ReceiptNumber> numbers(Store store, MyLateCredit request) {
        String number = request.receipt().strip();
        ReceiptNumber ofStore = ReceiptNumber.of(NumberSpace.STORE, 0, store.id(), LocalDate.EPOCH, number);
        Optional<ReceiptNumber> ofDay = Optional.ofNullable(request.businessDay())
                .map(day -> ReceiptNumber.of(NumberSpace.STORE_DAY, 0, store.id(), day, number));
        return Stream.concat(Stream.of(ofStore), ofDay.stream());
    }
}
