package org.yuanliu.document;

import org.yuanliu.core.Text;

/// Something that is wrong with the text of a template, and where: lines and columns are counted
/// from 1.
public record Trouble(int line, int column, Text message) {}
