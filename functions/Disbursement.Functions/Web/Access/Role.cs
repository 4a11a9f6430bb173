namespace Disbursement.Functions.Web.Access;

/// <summary>What a person or a provider may do (DESIGN 4). A token carries the names in lower case.</summary>
public enum Role
{
    /// <summary>Sends the lists of the units in the areas of the token.</summary>
    Officer,

    /// <summary>Closes intake, decides what is held, says that the providers have answered.</summary>
    Treasurer,

    /// <summary>Approves a proposal or sends it back; never one whose intake the same person closed.</summary>
    Approver,

    /// <summary>Reads its own payment files and sends results.</summary>
    Provider,

    /// <summary>Reads coverage, reports and what needs a decision.</summary>
    Manager,

    /// <summary>Asks where one person's money is.</summary>
    Hotline,

    /// <summary>Keeps reference data; reads states, decides nothing about money.</summary>
    Administrator,

    /// <summary>
    /// Decides about one payment against what its provider said. A right of its own, which no other role includes.
    /// </summary>
    Reconciler,
}
