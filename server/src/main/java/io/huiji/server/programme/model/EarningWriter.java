package io.huiji.server.programme.model;

import static io.huiji.server.programme.model.ProgrammeWriter.object;
import static io.huiji.server.programme.model.ProgrammeWriter.text;
import static io.huiji.server.programme.model.ProgrammeWriter.whole;

import io.huiji.engine.programme.Earning;
import io.huiji.engine.programme.Earning.Cap;
import io.huiji.engine.programme.Earning.Effect;
import io.huiji.engine.programme.Earning.Excluded;
import io.huiji.engine.programme.Earning.Rule;
import io.huiji.engine.programme.Earning.Step;
import io.huiji.engine.programme.When;
import io.huiji.engine.programme.When.DateRange;
import io.huiji.engine.programme.When.Visits;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The earning part. */
final class EarningWriter {

    private EarningWriter() {}

    static ObjectNode earning(Earning earning) {
        ObjectNode node = object();
        node.putObject("base")
                .put("points", whole(earning.base().points()))
                .put("perFen", whole(earning.base().perFen()))
                .put("rounding", Words.of(earning.base().rounding()))
                .put("roundBy", Words.of(earning.base().roundBy()))
                .put("carryOver", earning.base().carryOver());
        node.put("stacking", Words.of(earning.stacking()));
        if (!earning.rules().isEmpty()) {
            ArrayNode rules = node.putArray("rules");
            earning.rules().forEach(rule -> rules.add(rule(rule)));
        }
        putUnlessEmpty(node, "excluded", excluded(earning.excluded()));
        if (!earning.caps().isEmpty()) {
            ArrayNode caps = node.putArray("caps");
            earning.caps().forEach(cap -> caps.add(cap(cap)));
        }
        if (!earning.budgets().isEmpty()) {
            ArrayNode budgets = node.putArray("budgets");
            earning.budgets().forEach(budget -> budgets.add(
                    object().put("code", budget.code()).set("name", text(budget.name())).put("points", whole(budget.points()))));
        }
        node.put("pendingDays", earning.pendingDays());
        return node;
    }

    private static ObjectNode rule(Rule rule) {
        ObjectNode node = object().put("code", rule.code());
        node.set("name", text(rule.name()));
        node.put("priority", rule.priority());
        if (rule.group() != null) {
            node.put("group", rule.group());
        }
        putUnlessEmpty(node, "when", when(rule.when()));
        node.set("effect", effect(rule.effect()));
        if (rule.budget() != null) {
            node.put("budget", rule.budget());
        }
        return node;
    }

    private static ObjectNode effect(Effect effect) {
        ObjectNode node = object();
        if (effect.multiplier() != null) {
            node.put("multiplier", effect.multiplier());
        }
        Long bonus = effect.bonus();
        if (bonus != null) {
            node.put("bonus", whole(bonus));
        }
        Step step = effect.bonusPer();
        if (step != null) {
            node.putObject("bonusPer").put("points", whole(step.points())).put("perFen", whole(step.perFen()));
        }
        return node;
    }

    private static ObjectNode when(When when) {
        ObjectNode node = object();
        putUnlessEmpty(node, "tiers", when.tiers());
        putUnlessEmpty(node, "categories", when.categories());
        putUnlessEmpty(node, "products", when.products());
        putUnlessEmpty(node, "notCategories", when.notCategories());
        putUnlessEmpty(node, "notProducts", when.notProducts());
        putUnlessEmpty(node, "stores", when.stores());
        putUnlessEmpty(node, "channels", when.channels());
        if (!when.weekdays().isEmpty()) {
            when.weekdays().forEach(node.putArray("weekdays")::add);
        }
        if (!when.timeSlots().isEmpty()) {
            ArrayNode slots = node.putArray("timeSlots");
            when.timeSlots().forEach(slot -> slots.addObject().put("from", slot.from().toString()).put("to", slot.to().toString()));
        }
        DateRange dates = when.dates();
        if (dates != null) {
            node.putObject("dates").put("from", dates.from().toString()).put("to", dates.to().toString());
        }
        if (when.birthday() != null) {
            node.put("birthday", Words.of(when.birthday()));
        }
        Long minFen = when.minFen();
        if (minFen != null) {
            node.put("minFen", whole(minFen));
        }
        Visits visits = when.visits();
        if (visits != null) {
            node.putObject("visits").put("every", visits.every()).put("windowDays", visits.windowDays());
        }
        if (when.firstPurchase()) {
            node.put("firstPurchase", true);
        }
        return node;
    }

    private static ObjectNode excluded(Excluded excluded) {
        ObjectNode node = object();
        putUnlessEmpty(node, "categories", excluded.categories());
        putUnlessEmpty(node, "products", excluded.products());
        putUnlessEmpty(node, "stores", excluded.stores());
        putUnlessEmpty(node, "channels", excluded.channels());
        return node;
    }

    private static ObjectNode cap(Cap cap) {
        ObjectNode node = object().put("code", cap.code());
        node.set("name", text(cap.name()));
        node.put("per", Words.of(cap.per())).put("points", whole(cap.points())).put("counts", Words.of(cap.counts()));
        if (cap.rule() != null) {
            node.put("rule", cap.rule());
        }
        putUnlessEmpty(node, "stores", cap.stores());
        return node;
    }

    private static void putUnlessEmpty(ObjectNode node, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            texts.forEach(node.putArray(name)::add);
        }
    }

    private static void putUnlessEmpty(ObjectNode node, String name, ObjectNode part) {
        if (!part.isEmpty()) {
            node.set(name, part);
        }
    }
}
