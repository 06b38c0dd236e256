package io.atopile.mcp.parts.kicad;

import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartParameter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The largest values that manufacturers offer in a chip size, generously; a generic part beyond them can't be bought. A ceramic capacitor's product of
 * capacitance and rated voltage is limited too.
 */
final class GenericLimits {

    private static final Set<String> NO_CHIPS = Set.of("electrolytic", "tantalum", "polymer", "film");

    /** In farads. */
    private static final Map<String, Double> CAPACITANCE = Map.of(
            "01005", 0.47e-6, "0201", 10e-6, "0402", 22e-6, "0603", 47e-6, "0805", 100e-6, "1206", 220e-6, "1210", 330e-6, "1812", 330e-6, "2010", 330e-6, "2512", 330e-6);

    /** In farads times volts. */
    private static final Map<String, Double> CHARGE = Map.of(
            "01005", 3e-6, "0201", 45e-6, "0402", 150e-6, "0603", 350e-6, "0805", 700e-6, "1206", 1.5e-3, "1210", 2.5e-3, "1812", 5e-3, "2010", 5e-3, "2512", 5e-3);

    /** In henries. */
    private static final Map<String, Double> INDUCTANCE = Map.of(
            "01005", 0.1e-6, "0201", 1e-6, "0402", 33e-6, "0603", 220e-6, "0805", 1e-3, "1206", 2.2e-3, "1210", 10e-3, "1812", 10e-3, "2010", 10e-3, "2512", 10e-3);

    private GenericLimits() {}

    /** Whether a part with this value can be made in its size. */
    static boolean allows(GenericPart part) {
        var value = part.value().orElse(0.0);
        if (part.kind() == PartCategory.CAPACITOR) {
            var volts = Optional.ofNullable(part.ratings().get(PartParameter.VOLTAGE)).orElse(0.0);
            return part.variant().filter(NO_CHIPS::contains).isEmpty() && isWithin(CAPACITANCE, part, value) && isWithin(CHARGE, part, value * volts);
        }
        return part.kind() != PartCategory.INDUCTOR || isWithin(INDUCTANCE, part, value);
    }

    private static boolean isWithin(Map<String, Double> limits, GenericPart part, double value) {
        return value <= limits.getOrDefault(part.packageName(), Double.MAX_VALUE) * 1.001;
    }
}
