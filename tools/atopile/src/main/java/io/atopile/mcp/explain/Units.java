package io.atopile.mcp.explain;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The units that atopile knows, and what users commonly write instead of them. */
final class Units {

    /**
     * The meaning of a unit symbol.
     *
     * @param base the unit without its prefix, in its preferred form
     * @param factor the factor to the base unit
     */
    record Measure(String base, double factor) {}

    private static final List<List<String>> SYMBOLS = List.of(
            List.of("V", "volt", "voltage"), List.of("A", "ampere", "current"), List.of("ohm", "ohms", "Ω"), List.of("F", "farad"),
            List.of("H", "henry"), List.of("Hz", "hertz"), List.of("W", "watt"), List.of("s"), List.of("m"), List.of("g"),
            List.of("K"), List.of("C"), List.of("J"), List.of("N"), List.of("Pa"), List.of("S"), List.of("T"), List.of("Wb"),
            List.of("mol"), List.of("cd"), List.of("lm"), List.of("lx"), List.of("rad"), List.of("sr"), List.of("bit", "b"),
            List.of("byte", "B"), List.of("bps"), List.of("Ah"));
    private static final Set<String> WITHOUT_PREFIX = Set.of(
            "%", "ppm", "dimensionless", "°", "deg", "°C", "degC", "min", "hour", "day", "week", "month", "year", "rpm", "RPM", "liter",
            "arcmin", "arcsec", "Bq", "Gy", "Sv", "kat");
    private static final Map<String, Double> PREFIXES = Map.ofEntries(
            Map.entry("", 1.0), Map.entry("f", 1e-15), Map.entry("p", 1e-12), Map.entry("n", 1e-9), Map.entry("u", 1e-6),
            Map.entry("µ", 1e-6), Map.entry("m", 1e-3), Map.entry("k", 1e3), Map.entry("M", 1e6), Map.entry("G", 1e9),
            Map.entry("T", 1e12));
    private static final List<String> COMMON = List.of("", "k", "M", "m", "u", "n", "p", "G");
    private static final Map<String, String> SPOKEN = Map.of(
            "kilo", "k", "kil", "k", "mega", "M", "meg", "M", "giga", "G", "milli", "m", "micro", "u", "nano", "n", "pico", "p");
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("resistance", "ohm"), Map.entry("impedance", "ohm"), Map.entry("capacitance", "F"), Map.entry("inductance", "H"),
            Map.entry("power", "W"), Map.entry("frequency", "Hz"), Map.entry("time", "s"), Map.entry("duration", "s"),
            Map.entry("length", "m"), Map.entry("distance", "m"), Map.entry("temperature", "K"), Map.entry("charge", "C"),
            Map.entry("energy", "J"), Map.entry("force", "N"), Map.entry("pressure", "Pa"), Map.entry("mass", "g"),
            Map.entry("ratio", "dimensionless"), Map.entry("ohm", "ohm"), Map.entry("volt", "V"), Map.entry("amp", "A"),
            Map.entry("ampere", "A"), Map.entry("farad", "F"), Map.entry("henry", "H"), Map.entry("henrie", "H"), Map.entry("hertz", "Hz"),
            Map.entry("watt", "W"), Map.entry("second", "s"), Map.entry("sec", "s"), Map.entry("meter", "m"), Map.entry("metre", "m"),
            Map.entry("percent", "%"), Map.entry("joule", "J"), Map.entry("gram", "g"), Map.entry("kelvin", "K"), Map.entry("hz", "Hz"));
    private static final List<Set<String>> COMMENSURABLE = List.of(
            Set.of("", "dimensionless", "%", "ppm"), Set.of("K", "°C", "degC"), Set.of("s", "min", "hour", "day", "week", "month", "year"),
            Set.of("rad", "°", "deg", "arcmin", "arcsec"), Set.of("Hz", "rpm", "RPM", "Bq", "bps", "1/s"), Set.of("C", "Ah"), Set.of("bit", "byte"),
            Set.of("S", "1/ohm"), Set.of("Gy", "Sv"));
    private static final Map<String, Measure> KNOWN = buildMeasures();

    private Units() {}

    /** Returns the meaning of a symbol; empty if atopile doesn't know it. */
    static Optional<Measure> measure(String symbol) {
        return Optional.ofNullable(KNOWN.get(symbol))
                .or(() -> WITHOUT_PREFIX.contains(symbol) ? Optional.of(new Measure(symbol, 1)) : Optional.empty());
    }

    /** Whether two base units measure the same quantity; an empty string stands for a plain number. */
    static boolean isCommensurable(String one, String other) {
        return one.equals(other) || COMMENSURABLE.stream().anyMatch(group -> group.contains(one) && group.contains(other));
    }

    /** Returns the symbol for a quantity's name or for a spelled-out unit. */
    static Optional<String> findSymbol(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return lookupWord(lower).or(() -> SPOKEN.entrySet().stream()
                .filter(prefix -> lower.startsWith(prefix.getKey()))
                .sorted(Comparator.comparingInt((Map.Entry<String, String> prefix) -> prefix.getKey().length()).reversed())
                .flatMap(prefix -> lookupWord(lower.substring(prefix.getKey().length())).map(prefix.getValue()::concat).stream())
                .filter(KNOWN::containsKey)
                .findFirst());
    }

    /** Returns symbols that differ only in case or by a plural s; those with the same first letter come first. */
    static List<String> listVariants(String mistaken) {
        var found = new LinkedHashSet<String>();
        for (String form : List.of(mistaken, mistaken.replaceFirst("[sS]$", ""))) {
            for (String prefix : COMMON) {
                SYMBOLS.stream()
                        .flatMap(List::stream)
                        .map(prefix::concat)
                        .filter(symbol -> symbol.equalsIgnoreCase(form))
                        .forEach(found::add);
            }
        }
        found.remove(mistaken);
        char first = mistaken.charAt(0);
        return found.stream()
                .sorted(Comparator.comparing((String symbol) -> symbol.charAt(0) != first))
                .toList();
    }

    /** Returns symbols that differ by a letter or two. */
    static List<SimilarName> suggestSimilar(String mistaken) {
        return SimilarName.to(mistaken, SYMBOLS.stream().flatMap(List::stream).filter(symbol -> symbol.length() > 2).toList());
    }

    private static Optional<String> lookupWord(String lower) {
        return Optional.ofNullable(WORDS.get(lower)).or(() -> Optional.ofNullable(WORDS.get(lower.replaceFirst("s$", ""))));
    }

    private static Map<String, Measure> buildMeasures() {
        var known = new HashMap<String, Measure>();
        for (List<String> unit : SYMBOLS) {
            PREFIXES.forEach((prefix, factor) ->
                    unit.forEach(symbol -> known.putIfAbsent(prefix + symbol, new Measure(unit.getFirst(), factor))));
        }
        for (List<String> unit : SYMBOLS) {
            unit.forEach(symbol -> known.put(symbol, new Measure(unit.getFirst(), 1)));
        }
        return Map.copyOf(known);
    }
}
