package io.atopile.mcp.parts.assembly;

import io.atopile.mcp.parts.query.PackageName;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the package from the name of a footprint. */
final class LandPackage {

    private static final Pattern PAIR = Pattern.compile("(?<![0-9])([0-9]{4,5})[-_]([0-9]{4})Metric");
    private static final Pattern CHIP = Pattern.compile("(?:R|C|L|F|D|FB|LED|RES|CAP|IND)?(01005|0201|0402|0603|0805|1206|1210|1812|2010|2512|2220)");

    /** Several chips in one package, whose size isn't that of one of them. */
    private static final Pattern ARRAY = Pattern.compile("(?i).*(?:array|\\dx\\d{4}).*");

    /** A name of IPC-7351, whose size is metric. */
    private static final Pattern IPC = Pattern.compile("(?i)(?:RES|CAP|IND|LED|BEAD|FUS)C([0-9]{4})X[0-9].*");

    /** A size of which nobody knows whether it is metric: an M is for metric or for a land with most solder. */
    private static final Pattern UNCLEAR = Pattern.compile("(?i)(?:[A-Z]*[-_ ]?[0-9]{4}M(?:[-_ ].*)?|(?:RES|CAP|IND|LED|BEAD|FUS)C0(?:402|603)(?:[-_ ].*)?)");

    private LandPackage() {}

    /**
     * Returns the package that a footprint is for, as {@link PackageName} writes it; empty if its name doesn't say.
     *
     * @param footprint with or without its library, such as {@code Resistor_SMD:R_0603_1608Metric}
     */
    static Optional<String> read(String footprint) {
        var name = footprint.substring(footprint.lastIndexOf(':') + 1).strip();
        var ipc = IPC.matcher(name);
        if (ipc.matches()) {
            return PackageName.findCanonicalName(ipc.group(1) + "Metric");
        }
        return ARRAY.matcher(name).matches() || UNCLEAR.matcher(name).matches() ? Optional.empty() : PackageName.findCanonicalName(name).or(() -> readChip(name));
    }

    /** Returns the chip size that is a word of the name, such as that of {@code Sample_R0603_10K}; empty if there are several. */
    private static Optional<String> readChip(String name) {
        var pair = PAIR.matcher(name);
        if (pair.find()) {
            return PackageName.findCanonicalName(pair.group(1) + "_" + pair.group(2) + "Metric");
        }
        Set<String> sizes = Arrays.stream(name.split("[-_ ]")).map(CHIP::matcher).filter(word -> word.matches()).map(word -> word.group(1)).collect(Collectors.toSet());
        return sizes.size() == 1 ? sizes.stream().findFirst() : Optional.empty();
    }
}
