"""Adds up the test reports of all modules, and fails on a skipped test, a class without one, or a module that ran none."""

import sys
from pathlib import Path
from xml.etree import ElementTree


def main(root: Path) -> int:
    passed = failed = 0
    complaints = []
    for module in sorted(path.parent for path in root.rglob("pom.xml")):
        reports = sorted(module.glob("target/surefire-reports/TEST-*.xml"))
        if any(module.glob("src/test/java/**/*Test.java")) and not reports:
            complaints.append(f"{module.relative_to(root)}: no test ran")
        suites = [ElementTree.parse(report).getroot() for report in reports]
        names = [suite.get("name") for suite in suites]
        for suite in suites:
            tests, skipped = int(suite.get("tests")), int(suite.get("skipped"))
            broken = int(suite.get("failures")) + int(suite.get("errors"))
            passed += tests - skipped - broken
            failed += broken
            if tests == 0 and not any(name.startswith(suite.get("name") + "$") for name in names):
                complaints.append(f"{suite.get('name')}: no test in it ran")
            for case in suite.iter("testcase"):
                if case.find("skipped") is not None:
                    complaints.append(f"{suite.get('name')}.{case.get('name')}: skipped")
    if passed == 0:
        complaints.append("no test passed")
    print("\n".join(complaints), end="\n" if complaints else "")
    print(f"{passed} passed, {failed + len(complaints)} failed")
    return 1 if failed or complaints else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
