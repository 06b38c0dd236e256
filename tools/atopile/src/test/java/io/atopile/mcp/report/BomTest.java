package io.atopile.mcp.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BomTest {

    @Test
    void theWayToAPartLeadsThroughEveryModule() {
        assertEquals("top", path("divider.ato::Divider.top|parts/R/R.ato::R_package"));
        assertEquals("left.lamp", path("station.ato::Station.left|lamp.ato::Lamp.lamp|parts/H/H.ato::H_package"));
        assertEquals("psu.filter.c_in", path("a.ato::A.psu.filter|b.ato::Filter.c_in|parts/C/C.ato::C_package"));
    }

    private static String path(String address) {
        return new Bom.Usage(address, "R1").path();
    }
}
