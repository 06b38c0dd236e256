package io.atopile.mcp.electrical;

import java.util.Optional;

/** The interfaces of the library that checks know. */
public enum InterfaceType {
    POWER,
    LOGIC,
    SIGNAL,
    I2C;

    static Optional<InterfaceType> of(String type) {
        return switch (type) {
            case "ElectricPower" -> Optional.of(POWER);
            case "ElectricLogic" -> Optional.of(LOGIC);
            case "ElectricSignal" -> Optional.of(SIGNAL);
            case "I2C" -> Optional.of(I2C);
            default -> Optional.empty();
        };
    }
}
