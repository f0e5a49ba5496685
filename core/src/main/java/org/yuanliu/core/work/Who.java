package org.yuanliu.core.work;

import org.yuanliu.core.Text;

/// Who takes a step, by kind: for people who read a table. Whether somebody in particular may is
/// asked at a front door, of the person and the thing.
public enum Who implements Named {
    RULES("系统核查", "verification, by its rules"),
    AUTHORITY("办理机关的监管员", "a regulator of the authority"),
    SECOND("办理机关的另一名监管员，不是编制人", "a regulator of the authority, other than the compiler"),
    /// By the role that whoever orders such work has.
    PERMITTED("有权限的人员", "somebody who may"),
    CARRIER("承担任务的系统", "the platform, which carries it out"),
    ASKED("被要求补正的单位", "the company that is asked"),
    KEEPER("管理范本的人员", "somebody who keeps templates"),
    SECOND_KEEPER("管理范本的另一名人员，不是起草人", "somebody who keeps templates, other than the drafter");

    private final String zh;
    private final String en;

    Who(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    @Override
    public Text title() {
        return new Text(zh, en);
    }
}
