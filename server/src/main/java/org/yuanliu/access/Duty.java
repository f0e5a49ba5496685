package org.yuanliu.access;

import java.util.Set;

/// 三员分立: which of the three administrators does what. This is the only place that says so.
///
/// The system administrator makes accounts that can do nothing; the security administrator gives
/// them roles, and makes none; the audit administrator reads what both did, and does neither.
public enum Duty {
    KEEP_ORGANISATIONS("维护单位和场所", "keep organisations and premises", Role.SYSTEM_ADMIN),
    KEEP_ACCOUNTS("建立、停用账号，申请角色", "make and disable accounts, ask for roles", Role.SYSTEM_ADMIN),
    OPEN_ADMINISTRATORS(
            "重置三员的动态口令（生成启用码）",
            "reset second factors of administrators, by a set-up code",
            Role.SYSTEM_ADMIN),
    KEEP_CATALOGUE(
            "维护追溯目录、标准和检验方法",
            "keep the catalogue of what must be traced, standards and test methods",
            Role.SYSTEM_ADMIN),
    RUN_PLATFORM("平台运行：任务、备份、状态", "run the platform: jobs, backups, health", Role.SYSTEM_ADMIN),
    KEEP_MAIL("设置邮件服务器，查看发信情况", "set the mail server, see what was mailed", Role.SYSTEM_ADMIN),
    KEEP_CODE_ADDRESSES(
            "登记追溯码网址", "register the addresses behind which codes stand", Role.SYSTEM_ADMIN),
    GRANT_ROLES("授予、拒绝、收回角色", "grant, reject and withdraw roles", Role.SECURITY_ADMIN),
    OPEN_ACCOUNTS(
            "重置密码，重置三员以外人员的动态口令，解除锁定",
            "reset passwords, and second factors of others than administrators; unlock accounts",
            Role.SECURITY_ADMIN),
    ERASE_NAMES("抹除已停用人员的姓名和电话", "erase names of people who left", Role.SECURITY_ADMIN),
    SET_POLICY("制定安全策略", "set the security policy", Role.SECURITY_ADMIN),
    KEEP_KEYS("轮换密钥", "renew keys", Role.SECURITY_ADMIN),
    READ_WHOLE_JOURNAL("查看全部操作日志", "read the whole journal", Role.AUDIT_ADMIN),
    EXPORT_CHECKPOINTS("导出签名的日志检查点", "export signed checkpoints", Role.AUDIT_ADMIN),
    SEE_ACCOUNTS(
            "查看账号和角色",
            "see accounts and roles",
            Role.SYSTEM_ADMIN,
            Role.SECURITY_ADMIN,
            Role.AUDIT_ADMIN),
    SEE_POLICY(
            "查看安全策略和职责划分",
            "see the policy and who does what",
            Role.SYSTEM_ADMIN,
            Role.SECURITY_ADMIN,
            Role.AUDIT_ADMIN);

    private final String zh;
    private final String en;

    /// Made by `Set.of`, which nobody changes.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    Duty(String zh, String en, Role... roles) {
        this.zh = zh;
        this.en = en;
        this.roles = Set.of(roles);
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    public boolean isOf(Role role) {
        return roles.contains(role);
    }
}
