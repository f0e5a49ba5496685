package org.yuanliu.access;

/// Encrypted columns of another module, which keeps them by the [Vault] and brings this along, so
/// that a renewal of keys reaches them too. Runs inside the transaction of [Encryption].
public interface EncryptedRows {

    /// How many texts are not under the newest key yet.
    int waiting(String newest);

    /// Writes some of them anew. Answers how many were written; none, and it is asked no more.
    int rewrite(String newest, int most);
}
