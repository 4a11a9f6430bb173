using System.Collections.Frozen;
using Disbursement.Core.Text;

namespace Disbursement.Core.Settlement;

/// <summary>What a person does about a payment that did not reach its payee. Stored by name; append only.</summary>
public enum PersonAction
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Collect the account again.</summary>
    CollectAccount,

    /// <summary>Compare name and papers with the register.</summary>
    VerifyName,

    /// <summary>Record that the entitlement ended, when it is so.</summary>
    StopEvent,

    /// <summary>Repair the order and send it again.</summary>
    FixAndResend,

    /// <summary>Remind or visit the payee.</summary>
    VisitPayee,

    /// <summary>Ask the provider, the bank or the payee; nothing is paid before the answer.</summary>
    Ask,
}

/// <summary>An action with the words a person reads.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Vietnamese">The same in a sentence.</param>
/// <param name="English">The same in English.</param>
public sealed record ReasonAction(PersonAction Action, string Vietnamese, string English)
{
    private static readonly Lazy<FrozenDictionary<ReasonClass, ReasonAction>> ByClass = new(Load);

    /// <summary>The action of a class of reasons; every class has one.</summary>
    public static ReasonAction Of(ReasonClass reasons) => ByClass.Value[reasons];

    private static FrozenDictionary<ReasonClass, ReasonAction> Load()
    {
        using StreamReader reader = DataTable.OpenShipped("reason_actions.csv");
        DataTable table = DataTable.Parse(reader, "class", "action", "vi", "en");
        return table.Rows.ToFrozenDictionary(
            row => Enum.Parse<ReasonClass>(table.Cell(row, "class")),
            row => new ReasonAction(
                Enum.Parse<PersonAction>(table.Cell(row, "action")), table.Cell(row, "vi"), table.Cell(row, "en")));
    }
}
