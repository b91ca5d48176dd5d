package io.huiji.engine;

import io.huiji.engine.programme.When;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions in the making: nothing is asked. */
public final class Whens {

    private final List<String> tiers = new ArrayList<>();
    private final List<String> categories = new ArrayList<>();
    private final List<String> products = new ArrayList<>();
    private final List<String> notCategories = new ArrayList<>();
    private final List<String> notProducts = new ArrayList<>();
    private final List<String> stores = new ArrayList<>();
    private final List<String> channels = new ArrayList<>();
    private final List<Integer> weekdays = new ArrayList<>();
    private final List<When.TimeSlot> slots = new ArrayList<>();
    private When.@Nullable DateRange dates;
    private When.@Nullable Birthday birthday;
    private @Nullable Long minFen;
    private When.@Nullable Visits visits;
    private boolean first;

    public static Whens always() {
        return new Whens();
    }

    public Whens tier(String... codes) {
        tiers.addAll(List.of(codes));
        return this;
    }

    public Whens category(String... codes) {
        categories.addAll(List.of(codes));
        return this;
    }

    public Whens product(String... codes) {
        products.addAll(List.of(codes));
        return this;
    }

    public Whens notCategory(String... codes) {
        notCategories.addAll(List.of(codes));
        return this;
    }

    public Whens notProduct(String... codes) {
        notProducts.addAll(List.of(codes));
        return this;
    }

    public Whens store(String... codes) {
        stores.addAll(List.of(codes));
        return this;
    }

    public Whens channel(String... codes) {
        channels.addAll(List.of(codes));
        return this;
    }

    public Whens weekday(Integer... days) {
        weekdays.addAll(List.of(days));
        return this;
    }

    public Whens slot(String from, String to) {
        slots.add(new When.TimeSlot(LocalTime.parse(from), LocalTime.parse(to)));
        return this;
    }

    public Whens dates(String from, String to) {
        dates = new When.DateRange(LocalDate.parse(from), LocalDate.parse(to));
        return this;
    }

    public Whens birthday(When.Birthday kind) {
        birthday = kind;
        return this;
    }

    public Whens minFen(long fen) {
        minFen = fen;
        return this;
    }

    public Whens visits(int every, int windowDays) {
        visits = new When.Visits(every, windowDays);
        return this;
    }

    public Whens firstPurchase() {
        first = true;
        return this;
    }

    public When when() {
        return new When(tiers, categories, products, notCategories, notProducts, stores, channels, weekdays, slots, dates, birthday, minFen, visits, first);
    }
}
