package io.atopile.mcp.parts.query;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings the many ways of writing a housing to one, so that 1608 metric, R0603 and {@code R_0603_1608Metric} are 0603, and SOT23-3 is
 * SOT-23. Chip sizes are in hundredths of an inch, as people call them.
 */
public final class PackageName {

    private static final Map<String, String> CHIPS_BY_METRIC = Map.ofEntries(
            Map.entry("0402", "01005"),
            Map.entry("0603", "0201"),
            Map.entry("1005", "0402"),
            Map.entry("1608", "0603"),
            Map.entry("2012", "0805"),
            Map.entry("3216", "1206"),
            Map.entry("3225", "1210"),
            Map.entry("4516", "1806"),
            Map.entry("4532", "1812"),
            Map.entry("5025", "2010"),
            Map.entry("6332", "2512"));

    private static final Set<String> CHIPS = Set.of(
            "01005", "0201", "0402", "0603", "0805", "1206", "1210", "1806", "1812", "2010", "2512", "1218", "0612", "1808", "2220", "2225", "1825");

    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("TO-236", "SOT-23"),
            Map.entry("TO-236AB", "SOT-23"),
            Map.entry("SOT-23-3", "SOT-23"),
            Map.entry("SOT-23-3L", "SOT-23"),
            Map.entry("SOT-223-3", "SOT-223"),
            Map.entry("SOT-223-4", "SOT-223"),
            Map.entry("SC-73", "SOT-223"),
            Map.entry("TO-261", "SOT-223"),
            Map.entry("TO-261AA", "SOT-223"),
            Map.entry("SC-70", "SOT-323"),
            Map.entry("SC-70-3", "SOT-323"),
            Map.entry("SC-70-5", "SOT-353"),
            Map.entry("SC-70-6", "SOT-363"),
            Map.entry("SC-74A", "SOT-23-5"),
            Map.entry("TSOT-23-5", "SOT-23-5"),
            Map.entry("TSOT-23-6", "SOT-23-6"),
            Map.entry("SC-62", "SOT-89"),
            Map.entry("SOT-89-3", "SOT-89"),
            Map.entry("TO-243", "SOT-89"),
            Map.entry("TO-243AA", "SOT-89"),
            Map.entry("DO-214AC", "SMA"),
            Map.entry("DO-214AA", "SMB"),
            Map.entry("DO-214AB", "SMC"),
            Map.entry("D-SMA", "SMA"),
            Map.entry("D-SMB", "SMB"),
            Map.entry("D-SMC", "SMC"),
            Map.entry("DPAK", "TO-252"),
            Map.entry("TO-252-2", "TO-252"),
            Map.entry("TO-252-3", "TO-252"),
            Map.entry("D2PAK", "TO-263"),
            Map.entry("TO-263-2", "TO-263"),
            Map.entry("TO-263-3", "TO-263"),
            Map.entry("TO-92-3", "TO-92"),
            Map.entry("TO-220-3", "TO-220"),
            Map.entry("TO-220AB", "TO-220"),
            Map.entry("LL-34", "SOD-80"),
            Map.entry("MINIMELF", "SOD-80"),
            Map.entry("SOD-80C", "SOD-80"));

    private static final Pattern CHIP = Pattern.compile("(?:[A-Z]+[-_ ]?)?([0-9]{4,5})(?:[-_ ]([0-9]{4,5}))?([-_ ]?METRIC|M)?(?:[-_ X].*)?");

    private static final Pattern LETTERS_AND_PINS = Pattern.compile("([A-Z]+[0-9]?[A-Z]*?)[-_ ]?([0-9]+)([A-Z]{0,2})(?:[-_ ]([0-9]{1,3})(?:L|LD|P)?)?(?:[-_( ].*)?");

    private static final Map<String, String> FAMILIES = Map.ofEntries(
            Map.entry("SO", "SOIC"),
            Map.entry("SOIC", "SOIC"),
            Map.entry("SOP", "SOIC"),
            Map.entry("PDIP", "DIP"),
            Map.entry("DIP", "DIP"),
            Map.entry("UQFN", "UQFN"),
            Map.entry("VQFN", "QFN"),
            Map.entry("WQFN", "QFN"),
            Map.entry("HVQFN", "QFN"),
            Map.entry("QFN", "QFN"),
            Map.entry("WDFN", "DFN"),
            Map.entry("VDFN", "DFN"),
            Map.entry("WSON", "SON"),
            Map.entry("VSON", "SON"));

    private static final Set<String> PLAIN_FAMILIES = Set.of(
            "DFN", "SON", "TSSOP", "SSOP", "VSSOP", "MSOP", "QSOP", "HTSSOP", "LQFP", "TQFP", "QFP", "PLCC", "SIP", "BGA", "LGA", "UDFN", "LCC", "CFP");

    private static final Pattern OUTLINE = Pattern.compile("(TSOT|SOT|SOD|TO|DO|SC|LL|HC|D)[-_ ]?([0-9]{1,4})([A-Z]{0,2})?(?:[-_ ]([0-9]{1,2}L?))?(?:[-_( ].*)?");

    private static final Set<String> SHORT = Set.of("SMA", "SMB", "SMC", "SMAF", "SMBF", "DPAK", "D2PAK", "MELF", "MINIMELF", "POWERDI-123");

    private static final Pattern SHORT_FOOTPRINT = Pattern.compile("D_(SMA|SMB|SMC)(?:_.*)?");

    private PackageName() {}

    /** The one form of a housing's name; what isn't known keeps its letters, in capitals. */
    public static String of(String name) {
        var plain = name.strip().toUpperCase(Locale.ROOT);
        return known(plain).orElse(plain);
    }

    /** The one form of a housing's name, if it is the name of one. */
    public static Optional<String> known(String name) {
        var plain = name.strip().toUpperCase(Locale.ROOT);
        if (SHORT.contains(plain)) {
            return Optional.of(same(plain));
        }
        return footprint(plain).or(() -> chip(plain)).or(() -> outline(plain)).or(() -> family(plain));
    }

    private static Optional<String> footprint(String plain) {
        Matcher matcher = SHORT_FOOTPRINT.matcher(plain);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<String> chip(String plain) {
        var matcher = CHIP.matcher(plain);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var first = matcher.group(1);
        var second = matcher.group(2);
        if (second == null) {
            var isMetric = matcher.group(3) != null || !CHIPS.contains(first);
            return isMetric ? Optional.ofNullable(CHIPS_BY_METRIC.get(first)) : Optional.of(first);
        }
        return first.equals(CHIPS_BY_METRIC.get(second)) ? Optional.of(first) : Optional.empty();
    }

    private static Optional<String> outline(String plain) {
        var matcher = OUTLINE.matcher(plain);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var letters = Optional.ofNullable(matcher.group(3)).orElse("");
        var pins = Optional.ofNullable(matcher.group(4)).map(count -> "-" + count.replace("L", "")).orElse("");
        return Optional.of(same(matcher.group(1) + "-" + matcher.group(2) + letters + pins));
    }

    private static Optional<String> family(String plain) {
        var matcher = LETTERS_AND_PINS.matcher(plain);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var letters = matcher.group(1);
        var family = PLAIN_FAMILIES.contains(letters) ? letters : FAMILIES.get(letters);
        return family == null ? Optional.empty() : Optional.of(family + "-" + matcher.group(2));
    }

    private static String same(String name) {
        return SAME.getOrDefault(name, name);
    }
}
