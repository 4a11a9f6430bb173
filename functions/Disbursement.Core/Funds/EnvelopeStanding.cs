namespace Disbursement.Core.Funds;

/// <summary>How what is asked stands to its envelope.</summary>
public enum EnvelopeStanding
{
    /// <summary>It fits; exactly all of the envelope fits.</summary>
    Within,

    /// <summary>It does not fit: nothing of the proposal can be approved.</summary>
    Exceeded,

    /// <summary>The source is limited in the province, but this unit has nothing this month: like 0.</summary>
    NoneForUnit,

    /// <summary>No envelope is set for the source: it is not limited, and the approver is told so.</summary>
    NotSet,
}
