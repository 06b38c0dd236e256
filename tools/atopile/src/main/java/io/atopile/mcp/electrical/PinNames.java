package io.atopile.mcp.electrical;

import java.util.regex.Pattern;

/** What names of pins mean. */
final class PinNames {

    /** A pin that the manufacturer doesn't want connected, or that has no function. */
    static final Pattern NOT_CONNECTED = compile("(NC|N[._/]C\\.?|DNC|DNU|NIC|NO_?CONNECT|RSVD?|RESERVED|RFU)([@_-]?\\d+)?");

    /** A pin whose function a program decides, which may stay unused. */
    static final Pattern GENERAL_PURPOSE = compile("([PR][A-K]\\d+|GPIO_?\\d+|GP\\d+|IO_?\\d+|P\\d+[._]\\d+)([_/-].*)?");

    /** A pin by which a chip is supplied at a constant voltage. */
    static final Pattern SUPPLY = compile("(A|D|P|IO|USB)?_?V(CC|DD)(A|D|P|S|Q|X|IO|INT|USB)?(_?\\d+)?|(VCC|VDD)_?(IO|3V3|5V|1V8)|IOVDD\\d*");

    static final Pattern GROUND = compile("(A|D|P)?GND[A-Z]?(_?\\d+)?|(A|D)?VSS[A-Z]?(_?\\d+)?|EP|(A|D)?VEE");

    static final Pattern ANODE = compile("(diode\\.)?(A|ANODE|\\+)");

    static final Pattern CATHODE = compile("(diode\\.)?(K|C|CATHODE|-)");

    static final Pattern GATE = compile("G|GATE");

    /** The pin that controls a transistor. */
    static final Pattern CONTROL = compile("G|GATE|B|BASE");

    static final Pattern DRAIN = compile("D|DRAIN");

    static final Pattern SOURCE = compile("S|SOURCE");

    private PinNames() {}

    private static Pattern compile(String form) {
        return Pattern.compile(form, Pattern.CASE_INSENSITIVE);
    }
}
