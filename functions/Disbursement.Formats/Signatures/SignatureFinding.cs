namespace Disbursement.Formats.Signatures;

/// <summary>What a look at a detached signature found.</summary>
public enum SignatureFinding
{
    /// <summary>It is the expected signer's, over exactly these bytes.</summary>
    Valid,

    /// <summary>It is no detached CMS signature of one signer with SHA-256.</summary>
    NotReadable,

    /// <summary>Somebody else made it.</summary>
    OtherSigner,

    /// <summary>It is over other bytes, or was changed itself.</summary>
    Broken,
}
