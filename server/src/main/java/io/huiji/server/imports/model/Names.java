package io.huiji.server.imports.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts that occur again and again, each kept once and known by a small number in order of first appearance. */
public final class Names {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    int number(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        numbers.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    public String name(int number) {
        return names.get(number);
    }

    public int size() {
        return names.size();
    }

    public List<String> all() {
        return List.copyOf(names);
    }
}
