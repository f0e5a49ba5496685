package org.yuanliu.core.rule;

import org.yuanliu.core.Text;

/// How a result is to be handled. The classes are the platform's own, not those of a standard, and
/// screens say so.
public enum ResultClass {
    R0("通过", "nothing found"),
    R1("提示", "remark"),
    R2("一般问题", "ordinary problem"),
    R3("严重问题", "serious problem"),
    R4("重大疑点，待现场核实", "grave doubt, to be seen on site");

    private final String zh;
    private final String en;

    ResultClass(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public Text title() {
        return new Text(zh, en);
    }
}
