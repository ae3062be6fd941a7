// SPDX-License-Identifier: MIT
#include "gui/findfield.h"

namespace paperdip {

namespace {

constexpr int delayMs = 30; // a worker searches, and a newer letter ends that

} // namespace

FindField::FindField(QWidget *parent) : FilterField(parent)
{
    setDelay(delayMs);
    FindField::retranslate();
}

void FindField::retranslate()
{
    setPlaceholderText(tr("Search titles, abstracts, notes"));
    setAccessibleName(tr("Search"));
    setToolTip(tr("Words in any order; \"exact phrase\"; -without this\n"
                  "author:dao  year:2022..2024  tag:decoding  state:unread\n"
                  "has:note  in:\"Spec Decode\"  list:Name  title:  abstract:  note:"));
}

} // namespace paperdip
