package io.atopile.mcp.explain;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the units that are meant by another spelling: other characters, words, capitals, a missing unit, or a prefix as the decimal point. */
final class UnitSpelling {

    private static final Pattern DIGITS_INSIDE = Pattern.compile("([A-Za-zΩ]+?)([0-9]+)");
    private static final Pattern FRACTION = Pattern.compile("^\\.[0-9]+");

    private UnitSpelling() {}

    /**
     * Returns what is to be written after the number instead, most likely first; it begins with a decimal point and digits if the unit stood for the
     * decimal point.
     *
     * @param wanted the unit that is expected; if it is known, only units that measure the same are returned
     */
    static List<String> suggest(String unit, Optional<Units.Measure> wanted) {
        String plain = normalize(unit);
        String base = wanted.map(Units.Measure::base).orElse("");
        var names = new LinkedHashSet<String>();
        names.add(plain);
        Matcher inside = DIGITS_INSIDE.matcher(plain);
        if (inside.matches()) {
            String letters = expandPrefix(inside.group(1));
            names.add("." + inside.group(2) + (Units.measure(letters).isPresent() && fits(letters, wanted) ? letters : letters + base));
        }
        names.add(expandPrefix(plain) + base);
        Units.findSymbol(plain).ifPresent(names::add);
        names.addAll(Units.listVariants(plain));
        return names.stream().filter(name -> !name.equals(unit) && isKnown(name) && fits(name, wanted)).toList();
    }

    /** Returns the only meaning of a unit; empty if there is none, or if there are several of different size. */
    static Optional<String> findOnly(String unit, Optional<Units.Measure> wanted) {
        List<String> names = suggest(unit, wanted);
        long sizes = names.stream().map(name -> FRACTION.matcher(name).find() ? name : String.valueOf(Units.measure(name).orElseThrow().factor())).distinct().count();
        return wanted.isPresent() && sizes == 1 ? Optional.of(names.getFirst()) : Optional.empty();
    }

    static boolean isKnown(String name) {
        return Units.measure(FRACTION.matcher(name).replaceFirst("")).isPresent();
    }

    static boolean fits(String name, Optional<Units.Measure> wanted) {
        return wanted.isEmpty()
                || Units.measure(FRACTION.matcher(name).replaceFirst("")).filter(known -> Units.isCommensurable(known.base(), wanted.get().base())).isPresent();
    }

    /** Replaces the characters of other keyboards and fonts: several for micro, ohm and degrees look the same. */
    static String normalize(String unit) {
        return Normalizer.normalize(unit, Normalizer.Form.NFKC).replace('μ', 'u').replace("Ω", "ohm").replaceAll("^(?i)meg(?=ohm|hz|$)", "M");
    }

    /** A letter alone is a prefix; R stands for no prefix of ohms. */
    private static String expandPrefix(String letters) {
        return switch (letters) {
            case "R", "r", "E" -> "";
            case "K" -> "k";
            default -> letters;
        };
    }
}
