"""The stages in order. Each reads what the one before it stored, so any stage can stop and start again.

polling   a source that is due -> its new and edited items, in news.db          (collect)
reading   an item, with its article -> mentions, claims, stories, in news.db    (collect)
telling   a story that changed -> alerts and deliveries, in people.db           (notify)
sending   a delivery that is due -> a channel                                   (notify)
"""
