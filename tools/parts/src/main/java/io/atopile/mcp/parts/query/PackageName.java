package io.atopile.mcp.parts.query;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Normalizes the many spellings of a package name, so that 1608 metric, R0603 and {@code R_0603_1608Metric} become 0603, and SOT23-3 becomes SOT-23.
 * Chip sizes are the usual imperial codes, in hundredths of an inch; the length and width of other packages are in tenths of a millimetre, as in
 * SMD-3225.
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

    /** Metric sizes that are unambiguous for crystals and LEDs too. */
    private static final Set<String> METRIC_FOR_ALL = Set.of("1005", "1608", "2012", "3216");

    private static final Pattern CHIP = Pattern.compile(
            "(?:(?:R|C|L|D|F|FB|LED|SMD|RES|CAP|IND|FUSE|RESC|CAPC|INDC|LEDC)[-_ ]?)?([0-9]{4,5})(?:[-_ ]([0-9]{4,5}))?([-_ ]?METRIC|M)?(?:[_ ].*)?");

    private static final Pattern SIZED =
            Pattern.compile("(?:(?:CRYSTAL_|OSCILLATOR_)?SMD[-_]?|LED_(?:RGB_|PLCC_))([0-9]{4})(?:[-_][0-9]{1,2}(?:P|PIN)?)?(?:[-_ (].*)?");

    private static final Pattern MEASURED = Pattern.compile("(?:CRYSTAL|OSCILLATOR)_SMD_.*_([0-9])\\.([0-9])X([0-9])\\.([0-9])MM.*");

    private static final Pattern WATCH_CAN = Pattern.compile("(?:CRYSTAL_)?HC[-_ ]?(18|49)[-/ ]?(US|U|S)?[-_/ ]?(SMD)?(?:[-_ (].*)?");

    private static final Pattern TANTALUM = Pattern.compile("CASE[-_ ]([A-EPRVXY])(?:[-_ (].*)?|(?:CP_)?EIA-([0-9]{4}-?[0-9]{0,2})(?:_.*)?");

    private static final Map<String, String> TANTALUM_CASES = SynonymGroup.index(
            SynonymGroup.of("A", "3216", "3216-18"),
            SynonymGroup.of("B", "3528", "3528-21"),
            SynonymGroup.of("C", "6032", "6032-28"),
            SynonymGroup.of("D", "7343", "7343-31"),
            SynonymGroup.of("E", "7343-43"),
            SynonymGroup.of("R", "2012-12"));

    private static final Pattern CAN =
            Pattern.compile("(?:CP?_ELEC_|SMD,D)([0-9]{1,2}(?:\\.[0-9]{1,2})?)XL?([0-9]{1,2}(?:\\.[0-9]{1,2})?)(?:MM)?(?:[_ ].*)?");

    private static final Pattern RADIAL = Pattern.compile("(?:CP?_RADIAL_|PLUGIN,|RADIAL[-,])D([0-9]{1,2}(?:\\.[0-9]{1,2})?)(?:MM)?(?:[_X ].*)?");

    private static final Pattern AXIAL = Pattern.compile("R_AXIAL_DIN([0-9]{4})_.*");

    private PackageName() {}

    /** Returns the canonical name of a package; an unknown name is returned in capitals. */
    public static String of(String name) {
        var plain = normalize(name);
        return findCanonicalName(plain).orElse(plain);
    }

    /** Returns the canonical name of a package; empty if the name isn't a known package. */
    public static Optional<String> findCanonicalName(String name) {
        var plain = normalize(name);
        if (plain.length() < 3) {
            return Optional.empty();
        }
        var inner = plain.startsWith("D_") ? plain.substring(2) : plain;
        return parseSized(inner).or(() -> parseChip(inner)).or(() -> DiscretePackageName.of(inner)).or(() -> IcPackageName.of(inner)).or(() -> parsePassive(inner));
    }

    /** Returns the name of a package that is designated by its length and width in tenths of a millimetre, as for crystals and LEDs. */
    static String fromSize(String digits) {
        return METRIC_FOR_ALL.contains(digits) ? CHIPS_BY_METRIC.getOrDefault(digits, digits) : CHIPS.contains(digits) ? digits : "SMD-" + digits;
    }

    private static String normalize(String name) {
        return name.strip().toUpperCase(Locale.ROOT);
    }

    private static Optional<String> parseSized(String plain) {
        var first = plain.charAt(0);
        if (first != 'S' && first != 'C' && first != 'O' && first != 'L') {
            return Optional.empty();
        }
        var digits = SIZED.matcher(plain);
        if (digits.matches()) {
            return Optional.of(fromSize(digits.group(1)));
        }
        var size = MEASURED.matcher(plain);
        return size.matches() ? Optional.of(fromSize(size.group(1) + size.group(2) + size.group(3) + size.group(4))) : Optional.empty();
    }

    private static Optional<String> parseChip(String plain) {
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

    /** Parses crystal cans, and capacitor and resistor packages other than chips. */
    private static Optional<String> parsePassive(String plain) {
        var watch = WATCH_CAN.matcher(plain);
        if (watch.matches()) {
            var height = watch.group(2) == null ? "" : watch.group(2).endsWith("S") ? "S" : "U";
            return Optional.of("HC-" + watch.group(1) + height + (watch.group(3) == null ? "" : "-SMD"));
        }
        var tantalum = TANTALUM.matcher(plain);
        if (tantalum.matches()) {
            var letter = tantalum.group(1) == null ? TANTALUM_CASES.get(tantalum.group(2)) : tantalum.group(1);
            return Optional.ofNullable(letter).map(known -> "CASE-" + known);
        }
        return round(plain);
    }

    private static Optional<String> round(String plain) {
        var can = CAN.matcher(plain);
        if (can.matches()) {
            return Optional.of("SMD,D" + number(can.group(1)) + "XL" + number(can.group(2)) + "MM");
        }
        var radial = RADIAL.matcher(plain);
        if (radial.matches()) {
            return Optional.of("RADIAL-D" + number(radial.group(1)));
        }
        var axial = AXIAL.matcher(plain);
        return axial.matches() ? Optional.of("AXIAL-" + axial.group(1)) : Optional.empty();
    }

    private static String number(String digits) {
        var point = digits.indexOf('.');
        return point < 0 || !digits.substring(point + 1).replace("0", "").isEmpty() ? digits : digits.substring(0, point);
    }
}
