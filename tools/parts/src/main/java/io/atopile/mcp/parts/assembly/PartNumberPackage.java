package io.atopile.mcp.parts.assembly;

import io.atopile.mcp.parts.query.PackageName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Series of parts whose numbers contain the chip size in a known position; of any other number nothing is said. */
public enum PartNumberPackage {
    /** {@code RC0402FR-0710KL}, {@code AC0603FR-071KL}. */
    YAGEO_RESISTOR("(?:RC|AC|AF|AA|RE|RV|RT|RL|PT|PA|PE|SR)(?<size>0100|0201|0402|0603|0805|1206|1210|1218|2010|2512)[A-Z][A-Z]{1,2}-?[0-9].*", Sizes.YAGEO),
    /** {@code CC0603KRX7R9BB104}. */
    YAGEO_CAPACITOR("(?:CC|CQ|AC|CS)(?<size>0100|0201|0402|0603|0805|1206|1210|1812|2220)[A-Z][A-Z](?:X[5678][RST]|NP[O0]|Y5V).*", Sizes.YAGEO),
    /** {@code 0603WAF1002T5E}. */
    UNIROYAL_RESISTOR("(?<size>0201|0402|0603|0805|1206|1210|1812|2010|2512)W[A-Z0-9][BDFGJ]\\d{3}[0-9JKL]T[A-Z0-9]E", Sizes.IMPERIAL),
    /** {@code CRCW060310K0FKEA}, {@code TNPW0805…}. */
    VISHAY_RESISTOR("(?:CRCW|TNPW|RCS|RCA|RCWE)(?<size>0201|0402|0603|0805|1206|1210|1218|2010|2512)[0-9RKML]{3,4}[A-Z].*", Sizes.IMPERIAL),
    /** {@code ERJ3EKF1002V}, {@code ERJ-P06F…}. */
    PANASONIC_RESISTOR("ERJ-?(?<size>1G|2G|2R|2B|3E|3G|3R|3B|6E|6G|6R|6B|8E|8G|8R|8B|14|P03|P06|P08|PA3|PB3|PB6)[A-Z0-9]*[BCDFGJ](?:\\d{3,4}|\\d*R\\d+)[VXC]", Sizes.PANASONIC),
    /** {@code ERA3AEB1022V}. */
    PANASONIC_THIN_FILM("ERA-?(?<size>[12368])[AKPV][A-Z]?[BCDPW]\\d{3,4}[VXC]", Sizes.PANASONIC_THIN_FILM),
    /** {@code RMCF0603FT10K0}. */
    STACKPOLE_RESISTOR("(?:RMCF|RNCP|RNCF|RMCP|CSR|RNCS)(?<size>0201|0402|0603|0805|1206|1210|2010|2512)[A-Z]{2}\\d.*", Sizes.IMPERIAL),
    /** {@code CR0603-FX-1002ELF}. */
    BOURNS_RESISTOR("CR(?<size>0201|0402|0603|0805|1206|1210|2010|2512)-?[A-Z]{1,2}[-/].*", Sizes.IMPERIAL),
    /** {@code RK73H1JTTD1002F}. */
    KOA_RESISTOR("RK73[A-Z](?<size>1H|1E|1J|2A|2B|2E|2H|3A)[A-Z]{3,4}\\d.*", Sizes.KOA),
    /** {@code MCR03EZPFX1002}. */
    ROHM_RESISTOR("MCR(?<size>006|01|03|10|18|25|50|100)[A-Z]{3}.*", Sizes.ROHM),
    /** {@code RG1608P-103-B-T5}, {@code RR1220P-103-D}. */
    SUSUMU_RESISTOR("R[GR](?<size>0510|0816|1220|1005|1608|2012|3216)[PNQLV]-.*", Sizes.SUSUMU),
    /** {@code RC1608F103CS}: metric, unlike Yageo's. */
    SAMSUNG_RESISTOR("RC(?<size>1005|1608|2012|3216|3225|5025|6432)[FJDG]\\d{3,4}CS", Sizes.METRIC),
    /** {@code GRM188R71C104KA01D}. */
    MURATA_CAPACITOR("(?:GRM|GCM|GRT|GCJ|GJM|GQM|GCG)(?<size>02|03|15|18|21|31|32|43|55)[0-9A-Z](?:R[1679]|C[78]|D7|5C|7U|D8|C6|5G)\\d?[A-Z].*", Sizes.MURATA),
    /** {@code BLM18AG601SN1D}, {@code LQG15HS10NJ02D}. */
    MURATA_INDUCTOR("(?:BLM|LQG|LQW|LQP|LQM|BLF)(?<size>02|03|15|18|21|31)[A-Z]{2}[0-9A-Z].*", Sizes.MURATA),
    /** {@code CL10B104KB8NNNC}. */
    SAMSUNG_CAPACITOR("CL(?<size>02|03|05|10|21|31|32|43|55)[A-Z](?:\\d{3}|\\dR\\d)[BCDFGJKMZ]\\w{6}", Sizes.SAMSUNG),
    /** {@code C0603C104K5RACTU}. */
    KEMET_CAPACITOR("C(?<size>0201|0402|0603|0805|1206|1210|1812|2220)C\\d{3}[BCDFGJKM]\\d[A-Z]AC.*", Sizes.IMPERIAL),
    /** {@code C1608X7R1H104K080AA}: metric, unlike Kemet's. */
    TDK_CAPACITOR("C(?:GA\\d)?(?<size>0603|1005|1608|2012|3216|3225|4532|5750)(?:X[5678][RST]|C0G|NP0|JB|CH)\\d[A-Z]\\d.*", Sizes.METRIC),
    /** {@code CGA3E2X7R1H104K080AA}, whose letter stands for the size too. */
    TDK_AUTOMOTIVE_CAPACITOR("CGA(?<size>2B|3E|4J|5L|6P)\\d(?:X[5678][RST]|C0G|NP0)\\d[A-Z]\\d.*", Sizes.TDK_AUTOMOTIVE),
    /** {@code MLG1005S10NJT000}, {@code MPZ1608S601A}. */
    TDK_INDUCTOR("(?:MLG|MLF|MLK|MLZ|MPZ|MMZ|MHQ)(?<size>0603|1005|1608|2012)[A-Z]\\w*", Sizes.METRIC),
    /** {@code 06035C104KAT2A}. */
    AVX_CAPACITOR("(?<size>0201|0402|0603|0805|1206|1210|1812|2220)[0-9A-Z][ACDGYZ](?:\\d{3}|\\dR\\d)[BCDFGJKMZ]A[TR]\\w{2}", Sizes.IMPERIAL),
    /** {@code 0603B104K500CT} of Walsin, {@code 0603B104K500NT} of Fenghua. */
    WALSIN_CAPACITOR("(?<size>0201|0402|0603|0805|1206|1210|1812)(?:B|N|X|F|CG)(?:\\d{3}|\\dR\\d)[BCDFGJKMZ]\\d{3}[CN]T.?", Sizes.IMPERIAL),
    /** {@code WR06X1002FTL}. */
    WALSIN_RESISTOR("W[RF](?<size>02|04|06|08|12)[A-Z]\\w{3,4}[A-Z]TL", Sizes.WALSIN),
    /** {@code KT-0603R}, {@code NCD0805R1}. */
    LED("(?:KT-|NCD|XL-)(?<size>0402|0603|0805|1206)[A-Z].*", Sizes.IMPERIAL);

    private final Pattern pattern;

    @SuppressWarnings("ImmutableEnumChecker") // Map.of is immutable
    private final Map<String, String> sizes;

    PartNumberPackage(String pattern, Map<String, String> sizes) {
        this.pattern = Pattern.compile(pattern);
        this.sizes = sizes;
    }

    /** Chip sizes by what part numbers write for them. */
    private static final class Sizes {

        static final Map<String, String> IMPERIAL = Map.of();
        static final Map<String, String> YAGEO = Map.of("0100", "01005");
        static final Map<String, String> METRIC = Map.of(
                "0603", "0201", "1005", "0402", "1608", "0603", "2012", "0805", "3216", "1206", "3225", "1210", "4532", "1812", "5750", "2220", "5025", "2010", "6432", "2512");
        static final Map<String, String> SUSUMU = Map.of("0510", "0402", "0816", "0603", "1220", "0805", "1005", "0402", "1608", "0603", "2012", "0805", "3216", "1206");
        static final Map<String, String> MURATA = Map.of("02", "01005", "03", "0201", "15", "0402", "18", "0603", "21", "0805", "31", "1206", "32", "1210", "43", "1812", "55", "2220");
        static final Map<String, String> SAMSUNG = Map.of("02", "01005", "03", "0201", "05", "0402", "10", "0603", "21", "0805", "31", "1206", "32", "1210", "43", "1812", "55", "2220");
        static final Map<String, String> KOA = Map.of("1H", "0201", "1E", "0402", "1J", "0603", "2A", "0805", "2B", "1206", "2E", "1210", "2H", "2010", "3A", "2512");
        static final Map<String, String> ROHM = Map.of("006", "0201", "01", "0402", "03", "0603", "10", "0805", "18", "1206", "25", "1210", "50", "2010", "100", "2512");
        static final Map<String, String> WALSIN = Map.of("02", "0201", "04", "0402", "06", "0603", "08", "0805", "12", "1206");
        static final Map<String, String> PANASONIC_THIN_FILM = Map.of("1", "0201", "2", "0402", "3", "0603", "6", "0805", "8", "1206");
        static final Map<String, String> TDK_AUTOMOTIVE = Map.of("2B", "0402", "3E", "0603", "4J", "0805", "5L", "1206", "6P", "1210");
        static final Map<String, String> PANASONIC = buildPanasonic();

        private Sizes() {}

        private static Map<String, String> buildPanasonic() {
            return Stream.of(
                            List.of("0201", "1G"), List.of("0402", "2G", "2R", "2B"), List.of("0603", "3E", "3G", "3R", "3B", "P03", "PA3", "PB3"),
                            List.of("0805", "6E", "6G", "6R", "6B", "P06", "PB6"), List.of("1206", "8E", "8G", "8R", "8B", "P08"), List.of("1210", "14"))
                    .flatMap(names -> names.stream().skip(1).map(name -> Map.entry(name, names.getFirst())))
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    /** Returns the package that a part number says, as {@link PackageName} writes it; empty if it isn't of a known series, or of several that disagree. */
    public static Optional<String> read(String number) {
        var plain = number.strip().toUpperCase(Locale.ROOT);
        var found = Arrays.stream(values()).flatMap(family -> family.decode(plain).stream()).distinct().toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private Optional<String> decode(String number) {
        var matcher = pattern.matcher(number);
        return matcher.matches() ? Optional.of(sizes.getOrDefault(matcher.group("size"), matcher.group("size"))) : Optional.empty();
    }
}
