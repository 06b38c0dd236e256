package io.atopile.mcp.compare;

/** How many differences there are of each kind, also those beyond the ones listed. */
public record Totals(int files, int parts, int nets, int parameters, int bom, int moved, int packages, int assertions) {

    public int all() {
        return files + parts + nets + parameters + bom + moved + packages + assertions;
    }
}
