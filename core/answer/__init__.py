"""An answer to “what is f′?”: whether it is right, where it first differs, and by which slip.

`slips` has what people get wrong, each as a change of one rule; `judged` compares, and `words`
says what came of it.
"""
