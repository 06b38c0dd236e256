package io.atopile.mcp.electrical;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is checked. */
public enum ElectricalRule {
    /** A pin is joined to nothing outside its part. */
    UNCONNECTED_PIN,
    /** A connection leads from a pin to a module in which it ends. */
    SINGLE_PIN_NET,
    /** Two modules supply one rail. */
    TWO_SOURCES,
    /** A chip's supply pin has no capacitor on its rail, in its module or the one around it. */
    NO_DECOUPLING,
    /** A rail can have a voltage that a part on it isn't made for. */
    RATING_EXCEEDED,
    /** A line of an I2C bus has no resistor to a supply. */
    I2C_PULL_UP,
    /** Two devices on an I2C bus have the same address. */
    I2C_ADDRESS,
    /** An input has no defined level. */
    FLOATING_INPUT,
    /** Nothing limits the current of an LED. */
    LED_WITHOUT_LIMITER;

    /** Returns the name of the rule in reports and waivers, such as {@code single-pin-net}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Finds a rule by its name in waivers. */
    public static Optional<ElectricalRule> findRule(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
    }
}
